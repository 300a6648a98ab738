// A customer's page in front of a helper. It is kept up by what the server says has changed; nothing in it can be used, a click points at
// what it hits. What stands above it (the first part of the page) is the helper's own.
import {applyChanges} from './dom.js';

const silenceMax = 150_000; // a page that has gone is said to have gone after two minutes
const mine = () => document.body.firstElementChild;
const key = () => document.querySelector('button[name=key]')?.value;

let shown = Number(document.documentElement.dataset.shown);
document.documentElement.classList.add('script');

const events = new EventSource(`${location.pathname}/events`);
let silence;
const heard = () => {
    clearTimeout(silence);
    silence = setTimeout(() => location.reload(), silenceMax);
};
heard();
events.addEventListener('page', ({data}) => {
    heard();
    const {from, to, changes} = JSON.parse(data);
    if (to <= shown)
        return;
    if (from !== shown)
        return location.reload();
    shown = to;
    applyChanges(changes);
});
// What came between the page and its stream, or while it was lost, is told by nobody.
events.addEventListener('open', async () => {
    const answer = await fetch(location.pathname, {cache: 'no-store'}).catch(() => null);
    const now = answer && new DOMParser().parseFromString(await answer.text(), 'text/html').documentElement.dataset.shown;
    if (answer && Number(now ?? -1) > shown || answer?.status === 410)
        location.reload();
});
events.addEventListener('error', () => events.readyState === EventSource.CLOSED && location.reload());

document.addEventListener('click', (event) => {
    const element = event.target.closest?.('[id^=k]');
    if (!element || mine().contains(element))
        return;
    event.preventDefault();
    const {left, top, width, height} = element.getBoundingClientRect();
    const part = (at, size) => Math.max(0, Math.min(255, Math.floor(at * 256 / Math.max(size, 1))));
    const fields = {key: key(), node: element.id, x: part(event.clientX - left, width), y: part(event.clientY - top, height)};
    fetch(`${location.pathname}/point`, {method: 'POST', body: new URLSearchParams(fields)}).catch(() => {});
});
