// Quiet motion that means something: another step of the page comes up softly, and news is ringed once. The browser's compositor
// moves it; the canvas paints nothing for it. Nobody who asked for less motion sees any.
const still = matchMedia('(prefers-reduced-motion: reduce)');
const step = () => document.querySelector('h1')?.id;
const news = () => new Set([...document.querySelectorAll('[role=status]')].filter(({textContent}) => textContent).map(({id, textContent}) => id + textContent));

// Runs `change`, which changes the elements, and shows what it did.
export function moved(change) {
    if (still.matches)
        return change();
    const before = {step: step(), news: news()};
    change();
    if (step() !== before.step)
        for (const part of document.querySelectorAll('main,canvas'))
            part.animate({opacity: [0.3, 1]}, {duration: 180, easing: 'ease-out'});
    for (const region of document.querySelectorAll('[role=status]'))
        if (region.textContent && !before.news.has(region.id + region.textContent))
            region.animate({boxShadow: ['0 0 0 0 var(--good)', '0 0 0 14px #0000']}, {duration: 700, easing: 'ease-out'});
}
