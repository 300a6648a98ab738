// In each of the four languages, by touch: a plan is negotiated, and one returned article is objected to.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {setTimeout as sleep} from 'node:timers/promises';
import {seen, server, show, tool, touch} from './kit.mjs';

const wordsOf = (language) => JSON.parse(readFileSync(`assets/text/${language}.json`, 'utf8'));
const start = (text) => text.split('{')[0].trim();

const names = {de: 'Deutsch', en: 'English', nl: 'Nederlands', fr: 'Français'};

async function open(url, language) {
    const words = wordsOf(language);
    tool('type', '--delay', '2', url);
    tool('key', 'Return');
    await seen('heading', start(wordsOf('de')['hero.title']));
    await touch(await seen('link', names[language]));
    await seen('heading', start(words['hero.title']));
}
async function leave(words) {
    for (let i = 0; i < 60; ++i)
        tool('click', '4');
    await touch(await show('button', words['frame.leave']));
    await seen('textfield', wordsOf('de')['gate.code_label']);
}

for (const language of ['de', 'en', 'nl', 'fr']) {
    const words = wordsOf(language);
    test(`a plan is negotiated: ${language}`, async () => {
        const {claim, url} = await server.claimFor(`KP-${language}`);
        await open(url, language);
        const slider = await show('slider', words['plan.count_label']);
        tool('mousemove', String(slider.x + slider.w - 4), String(slider.y + Math.floor(slider.h / 2)), 'click', '1');
        await sleep(300);
        await show('', start(words['plan.answer_or']));
        await touch(await show('link', words['plan.take']));
        await seen('heading', words['confirm.title']);
        await show('', words['confirm.no_acknowledgement']);
        await touch(await show('button', words['confirm.accept']));
        await seen('', start(words['notice.plan_agreed']));
        assert.equal((await server.kulanz('claim', 'show', claim)).standing, 'in_plan');
        await leave(words);
    });

    test(`one returned article is objected to: ${language}`, async () => {
        const {claim, url} = await server.claimFor(`KD-${language}`, {items: {Helm: 119, Lampe: 119}});
        await open(url, language);
        await touch(await show('link', words['dispute.reason_returned']));
        await seen('heading', words['dispute.reason_returned']);
        await touch(await show('label', 'Lampe')); // as good a place as the box beside it
        await touch(await show('button', words['dispute.send']));
        await seen('', start(words['notice.dispute_sent']));
        const [dispute] = (await server.kulanz('dispute', 'show', claim, '0')).disputes;
        assert.deepEqual([dispute.reason, dispute.positions], ['returned', ['item-2']]);
        await leave(words);
    });
}
