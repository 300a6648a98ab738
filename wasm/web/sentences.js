// The sentences of one language, as the module takes them. All languages are named in the page, so a page that is kept has them all.

export async function fetchSentences(language) {
    const url = document.documentElement.dataset.texts.split(' ').find((each) => each.startsWith(`/assets/${language}.`));
    const answer = await fetch(url, {credentials: 'same-origin'});
    if (!answer.ok)
        throw new Error(`${url}: ${answer.status}`);
    return new Uint8Array(await answer.arrayBuffer());
}

export function takeSentences(engine, language, sentences) {
    engine.put(0, language);
    engine.put(1, sentences);
    return engine.call.kz_sentences();
}
