// The page between its module and its elements: events go in, changes and effects come out.
import {applyChanges, areOthers} from './dom.js';
import {runEffect} from './effects.js';
import {moved} from './motion.js';
import {fetchSentences, takeSentences} from './sentences.js';
import {Sharing} from './sharing.js';
import {Stream} from './stream.js';

const lost = 2; // enum Connection
const dayMs = 86_400_000;

export class Page {
    constructor(engine) {
        this.engine = engine;
        this.ids = [];
        this.elements = []; // in the order of ids
        this.stream = new Stream(this);
        this.sharing = new Sharing(this);
        this.onChange = () => {}; // the canvas listens
        // The secret of the link; it stands in the address and goes nowhere else but into the Authorization header.
        this.token = location.pathname.split('/')[2] ?? '';
    }
    // since: when what is shown was true, in milliseconds.
    lose(since) {
        const local = since - new Date(since).getTimezoneOffset() * 60_000;
        this.engine.call.kz_connection(lost, Math.floor(local / dayMs), Math.floor(local % dayMs / 60_000));
    }
    readIds() {
        this.ids = this.engine.text(this.engine.call.kz_ids()).split(' ');
        this.indexes = new Map(this.ids.map((id, index) => [id, index]));
        this.elements = this.ids.map((id) => document.getElementById(id));
    }
    indexOf(element) {
        return element ? this.indexes.get(element.id) ?? -1 : -1;
    }
    // A bound element was used.
    event(element, value) {
        this.engine.put(0, value ?? '');
        this.engine.call.kz_event(Number(element.dataset.a), Number(element.dataset.n ?? 0));
    }
    apply(changes) {
        moved(() => applyChanges(changes));
    }
    // Brings the elements up to the scene and carries effects out.
    pump() {
        const {call} = this.engine;
        const changes = this.engine.text(call.kz_changes(this.indexOf(document.activeElement)));
        if (changes !== '[]') {
            const list = JSON.parse(changes);
            this.apply(list);
            if (areOthers(list))
                this.readIds();
            this.onChange();
        }
        for (const effect of JSON.parse(this.engine.text(call.kz_effects())))
            runEffect(this, effect);
        this.stream.want(call.kz_wants_stream() === 1);
        this.sharing.look();
        const language = this.engine.text(call.kz_wants_sentences());
        if (language && language !== this.awaited)
            this.speak(language);
    }
    // A language that was chosen and is not here: until it has come the page stays as it is, without it for good.
    async speak(language) {
        this.awaited = language;
        const sentences = await fetchSentences(language).catch(() => '');
        if (this.awaited === language)
            this.awaited = '';
        takeSentences(this.engine, language, sentences);
        this.pump();
    }
}
