// Draws the module's triangles beside the page, in a worker: a graphics driver that takes its time holds up no tap. A picture goes
// back whole, and the page shows it together with the elements that it belongs to.
import {Drawing} from './gl.js';

const canvas = new OffscreenCanvas(1, 1);
let drawing = null;

function begin() {
    try {
        drawing = self.drawing = new Drawing(canvas); // by this name for tests
        postMessage({isReady: true});
    } catch {
        postMessage({isRefused: true});
    }
}

canvas.addEventListener('webglcontextlost', (event) => {
    event.preventDefault();
    postMessage({isLost: true});
});
canvas.addEventListener('webglcontextrestored', begin);

addEventListener('message', ({data: {atlas, frame}}) => {
    if (!drawing || drawing.gl.isContextLost())
        return;
    if (atlas)
        drawing.setAtlas(atlas);
    if (!frame)
        return;
    drawing.draw(frame);
    const picture = canvas.transferToImageBitmap();
    postMessage({picture}, [picture]);
});

begin();
