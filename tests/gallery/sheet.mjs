// The contact sheet: one row a look, its pictures beside each other.

const views = ['native', 'plain', 'canvas'];
const style = `body{font:15px/1.4 system-ui,sans-serif;margin:24px;background:#eceae6;color:#222}h2{margin:40px 0 8px}
nav a{margin-right:12px;display:inline-block}figure{display:inline-block;vertical-align:top;margin:0 16px 16px 0}
.look{border-top:1px solid #bbb;padding:12px 0;white-space:nowrap;overflow-x:auto}.look h3{font-size:15px;margin:0 0 8px}
img{height:560px;border:1px solid #bbb;background:#fff}img:focus{height:auto;outline:3px solid #06c}figcaption{font-size:13px;color:#555}`;

const picture = (name, view) => `<figure><img loading=lazy tabindex=0 src="${name}.${view}.png" alt="${name}, ${view}"><figcaption>${view}</figcaption></figure>`;

function look({name, hasCanvas, size}) {
    const seen = views.filter((view) => view === 'native' || !size.startsWith('kiosk') && (view === 'plain' || hasCanvas));
    return `<div class=look><h3 id="${name}">${name.split('.').slice(1).join(' · ')}</h3>${seen.map((view) => picture(name, view)).join('')}</div>`;
}

export function index(cells) {
    const pages = [...new Set(cells.map(({page}) => page))];
    const sections = pages.map((page) => `<section><h2 id="${page}">${page}</h2>${cells.filter((cell) => cell.page === page).map(look).join('\n')}</section>`);
    return `<!doctype html><meta charset=utf-8><title>Kulanz: gallery</title><style>${style}</style><h1>Gallery</h1>
<p>Theme · scheme · language · size · text in per cent. A picture grows when it is pressed.</p>
<nav>${pages.map((page) => `<a href="#${page}">${page}</a>`).join('')}</nav>\n${sections.join('\n')}\n`;
}
