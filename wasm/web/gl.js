// Draws the module's triangles with WebGL 2: one texture (the atlas, alpha only), one shader, one call. In a worker (painter.js).

const vertexShader = `#version 300 es
uniform vec2 size;
in vec2 position; in vec2 uv; in vec4 colour;
out vec2 uv_; out vec4 colour_;
void main() {
    uv_ = uv; colour_ = colour;
    gl_Position = vec4(position.x / size.x * 2.0 - 1.0, 1.0 - position.y / size.y * 2.0, 0, 1);
}`;
const fragmentShader = `#version 300 es
precision mediump float;
uniform sampler2D atlas;
in vec2 uv_; in vec4 colour_;
out vec4 out_;
void main() {
    float alpha = colour_.a * texture(atlas, uv_).r;
    out_ = vec4(colour_.rgb * alpha, alpha);
}`;
export const vertexBytes = 20;

export class Drawing {
    constructor(canvas) {
        const gl = this.gl = canvas.getContext('webgl2', {alpha: true, antialias: false, depth: false, stencil: false, powerPreference: 'low-power',
                                                         failIfMajorPerformanceCaveat: true} /* no graphics processor: the elements paint themselves faster */);
        if (!gl)
            throw new Error('no WebGL 2');
        const program = this.program = gl.createProgram();
        for (const [kind, source] of [[gl.VERTEX_SHADER, vertexShader], [gl.FRAGMENT_SHADER, fragmentShader]]) {
            const shader = gl.createShader(kind);
            gl.shaderSource(shader, source);
            gl.compileShader(shader);
            gl.attachShader(program, shader);
        }
        const attributes = [['position', 2, gl.FLOAT, 0], ['uv', 2, gl.FLOAT, 8], ['colour', 4, gl.UNSIGNED_BYTE, 16]];
        attributes.forEach(([name], place) => gl.bindAttribLocation(program, place, name));
        gl.linkProgram(program);
        gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
        gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, gl.createBuffer());
        attributes.forEach(([, count, type, at], place) => {
            gl.enableVertexAttribArray(place);
            gl.vertexAttribPointer(place, count, type, type === gl.UNSIGNED_BYTE, vertexBytes, at);
        });
        gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
        for (const side of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T])
            gl.texParameteri(gl.TEXTURE_2D, side, gl.CLAMP_TO_EDGE);
        for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER])
            gl.texParameteri(gl.TEXTURE_2D, filter, gl.LINEAR);
        gl.enable(gl.BLEND);
        gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    }
    setAtlas({width, height, bytes}) {
        const {gl} = this;
        gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
        gl.texImage2D(gl.TEXTURE_2D, 0, gl.R8, width, height, 0, gl.RED, gl.UNSIGNED_BYTE, bytes);
    }
    // A picture of so many pixels.
    draw({width, height, vertices, indices}) {
        const {gl} = this;
        if (gl.canvas.width !== width || gl.canvas.height !== height)
            Object.assign(gl.canvas, {width, height});
        gl.viewport(0, 0, width, height);
        if (!this.size) {
            gl.useProgram(this.program);
            this.size = gl.getUniformLocation(this.program, 'size');
        }
        gl.uniform2f(this.size, width, height);
        gl.clearColor(0, 0, 0, 0);
        gl.clear(gl.COLOR_BUFFER_BIT);
        gl.bufferData(gl.ARRAY_BUFFER, vertices, gl.STREAM_DRAW);
        gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, indices, gl.STREAM_DRAW);
        gl.drawElements(gl.TRIANGLES, indices.byteLength / 4, gl.UNSIGNED_INT, 0);
    }
}
