#!/usr/bin/env python3
"""Makes the sentence tables of shared/text from assets/text/<language>.json, and refuses a faulty catalogue.

    catalogue.py OUT LANGUAGE.json…            writes OUT/text_key.hpp, OUT/catalogue.hpp, and for a browser, which fetches one language,
                                               OUT/LANGUAGE.text: the sentences in the order of the keys, U+001E between two
    catalogue.py --unused FOLDER[:FOLDER…] LANGUAGE.json…  lists keys that no source file below the folders names
    catalogue.py --of NAME …                   the same of assets/text/NAME, which the page in a browser does not hold: NameKey in
                                               OUT/NAME_key.hpp and OUT/NAME_catalogue.hpp

A catalogue is one flat object: "panel.sentence": "text with {placeholders}", or for a plural
{"one": "…", "other": "…"}, chosen by the first number: {count}, or the day of a date (a code key: by the quantity).
The last word of a placeholder's name is its type: amount (Money), date and short (Date, long or short form),
count and number (int), anything else text. A call gives the arguments in the order of the first language.
A key whose last part is in capitals ("unit.HUR") is a code key: it goes to a table <group>_codes.

Refused: a key that a language lacks, other placeholders than the first language has, an empty or untrimmed sentence,
a plural without a number to go by, and every word that must not reach a customer.
"""

import json
import os
import re
import sys

PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")
KEY = re.compile(r"[a-z]+\.(?:[a-z][a-z0-9_]*|[0-9A-Z]+)")
CODE = re.compile(r"[0-9A-Z]+")
KINDS = {"amount": "m", "date": "d", "short": "s", "count": "n", "number": "n"}
# The person is a customer. Word parts, compared without case.
FORBIDDEN = ["debtor", "schuldner", "debiteur", "débiteur", "débitrice", "schuldenaar", "wanbetaler", "mauvais payeur", "deudor", "debitore", "dłużnik", "dluznik"]


class Faulty(Exception):
    pass


def read(path):
    def unique(pairs):
        keys = [key for key, _ in pairs]
        for key in keys:
            if keys.count(key) > 1:
                raise Faulty(f"{path}: {key} stands there twice")
        return dict(pairs)

    with open(path, encoding="utf-8") as file:
        return json.load(file, object_pairs_hook=unique)


def forms(entry):
    return [entry] if isinstance(entry, str) else [entry["one"], entry["other"]]


def placeholders(sentence):
    """In the order of their first use, each once."""
    return list(dict.fromkeys(PLACEHOLDER.findall(sentence)))


def kind(placeholder):
    return KINDS.get(placeholder.rsplit("_", 1)[-1], "t")


def signature(entry):
    return placeholders(forms(entry)[-1])


def is_code(key):
    return CODE.fullmatch(key.split(".")[1]) is not None


def enumerator(key):
    return "".join(part[:1].upper() + part[1:] for part in re.split(r"[._]", key))


def check_entry(language, key, entry, wanted):
    where = f"{language}: {key}"
    numbers = [name for name in wanted if kind(name) == "n"]
    if not isinstance(entry, str) and (not isinstance(entry, dict) or set(entry) != {"one", "other"}):
        raise Faulty(f"{where}: neither a sentence nor one and other")
    for number, sentence in enumerate(forms(entry)):
        if not isinstance(sentence, str) or not sentence or sentence != sentence.strip(" "):
            raise Faulty(f"{where}: empty, or white space at an end")
        if any(ord(character) < 32 for character in sentence):
            raise Faulty(f"{where}: a control character")
        if re.search(r"[{}]", PLACEHOLDER.sub("", sentence)):
            raise Faulty(f"{where}: a brace that is no placeholder")
        for word in FORBIDDEN:
            if word in sentence.lower():
                raise Faulty(f"{where}: says {word}; the person is a customer")
        has = set(placeholders(sentence))
        is_singular = not isinstance(entry, str) and number == 0
        if has != set(wanted) and not (is_singular and has | set(numbers[:1]) == set(wanted)):
            raise Faulty(f"{where}: has {sorted(has)}, wanted {sorted(wanted)}")
    if not isinstance(entry, str) and not is_code(key) and numbers[:1] not in (["count"], ["day_number"]):
        raise Faulty(f"{where}: a plural whose first number is neither {{count}} nor {{day_number}}")


def check(catalogues):
    first_language, first = next(iter(catalogues.items()))
    names = {}
    for key in first:
        if not KEY.fullmatch(key):
            raise Faulty(f"{first_language}: {key} is no key (panel.sentence)")
        if names.setdefault(enumerator(key), key) != key:
            raise Faulty(f"{key} and {names[enumerator(key)]} make the same enumerator")
    for language, entries in catalogues.items():
        for key in first:
            if key not in entries:
                raise Faulty(f"{language}: {key} is missing")
        for key, entry in entries.items():
            if key not in first:
                raise Faulty(f"{language}: {key} is not in {first_language}")
            # A plural must be one in every language that needs it; a plain sentence is its own plural.
            check_entry(language, key, entry, signature(first[key]))


def literal(text):
    # A literal ends behind an escape: the letters that follow it could be taken for more of its digits.
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\x1f", '\\x1f" "') + '"'


def stored(entry, order):
    """One string: the plural form, or both with U+001F between them; placeholders as their number in the call."""
    def numbered(sentence):
        return PLACEHOLDER.sub(lambda match: "{" + str(order.index(match.group(1))) + "}", sentence)

    return "\x1f".join(numbered(sentence) for sentence in forms(entry))


def table(catalogues, first, names):
    lines = [f"inline constexpr std::string_view {names.sentences}[{len(catalogues)}][{names.count}] = {{\n"]
    for language, entries in catalogues.items():
        lines.append(f"    {{ // {language}\n")
        lines += [f"        {literal(stored(entries[key], signature(first[key])))},\n" for key in first]
        lines.append("    },\n")
    return lines + ["};\n"]


HEAD = "// Made by tools/gen/catalogue.py of assets/text: change the sentences there.\n#pragma once\n\n"


class Names:
    """What the made headers and what stands in them are called; `folder` is below assets/text, or empty."""

    def __init__(self, folder):
        word, prefix = folder or "text", folder + "_" if folder else ""
        self.key_type = word.capitalize() + "Key"
        self.count, self.arguments = word + "_key_count", word + "_arguments"
        self.key_header, self.catalogue = word + "_key.hpp", prefix + "catalogue.hpp"
        self.sentences, self.languages = prefix + "sentences", prefix + "sentence_languages"


def key_header(first, names):
    lines = [HEAD, "#include <cstdint>\n#include <string_view>\n\nnamespace kz {\n\n", f"enum class {names.key_type} : std::uint16_t {{\n"]
    lines += [f"    {enumerator(key)},\n" for key in first]
    lines += ["};\n", f"inline constexpr int {names.count} = {len(first)};\n\n"]
    lines.append("// The types of a sentence's arguments in their order: m Money, d and s Date, n int, t text.\n")
    lines.append(f"inline constexpr std::string_view {names.arguments}[{names.count}] = {{\n")
    lines += [f'    "{"".join(kind(name) for name in signature(entry))}", // {key}\n' for key, entry in first.items()]
    lines.append("};\n\n} // namespace kz\n")
    return "".join(lines)


def table_header(catalogues, names):
    first = next(iter(catalogues.values()))
    lines = [HEAD, f'#include "generated/text/{names.key_header}"\n\nnamespace kz {{\n\n']
    languages = ", ".join(literal(language) for language in catalogues)
    lines.append(f"inline constexpr std::string_view {names.languages}[] = {{{languages}}};\n")
    lines += table(catalogues, first, names)
    groups = dict.fromkeys(key.split(".")[0] for key in first if is_code(key))
    if groups:
        lines.append(f"\nstruct CodeKey {{\n    std::string_view code;\n    {names.key_type} key;\n}};\n")
    for group in groups:
        lines.append(f"inline constexpr CodeKey {group}_codes[] = {{\n")
        codes = sorted(key for key in first if is_code(key) and key.split(".")[0] == group)
        lines += [f'    {{"{key.split(".")[1]}", {names.key_type}::{enumerator(key)}}},\n' for key in codes]
        lines.append("};\n")
    lines.append("\n} // namespace kz\n")
    return "".join(lines)


def write_texts(folder, catalogues, first):
    for language, entries in catalogues.items():
        write(os.path.join(folder, language + ".text"), "\x1e".join(stored(entries[key], signature(first[key])) for key in first))


def write(path, text):
    """Only when it changed: an unchanged header rebuilds nothing."""
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            if file.read() == text:
                return
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)


def unused(folders, first, made):
    used = set()
    for place, _, names in (entry for folder in folders for entry in os.walk(folder)):
        for name in names:
            if name.endswith((".cpp", ".hpp")):
                with open(os.path.join(place, name), encoding="utf-8") as file:
                    used.update(re.findall(rf"\b{made.key_type}::(\w+)", file.read()))
    return [key for key in first if not is_code(key) and enumerator(key) not in used]


def load(paths):
    catalogues = {os.path.splitext(os.path.basename(path))[0]: read(path) for path in paths}
    check(catalogues)
    return catalogues


def main(arguments):
    is_of = arguments[0] == "--of"
    names = Names(arguments[1] if is_of else "")
    arguments = arguments[2 * is_of:]
    try:
        if arguments[0] == "--unused":
            keys = unused(arguments[1].split(os.pathsep), next(iter(load(arguments[2:]).values())), names)
            for key in keys:
                print(f"{key}: no source file names it", file=sys.stderr)
            return 1 if keys else 0
        catalogues = load(arguments[1:])
    except (Faulty, json.JSONDecodeError, OSError) as fault:
        print(f"catalogue.py: {fault}", file=sys.stderr)
        return 1
    os.makedirs(arguments[0], exist_ok=True)
    write(os.path.join(arguments[0], names.key_header), key_header(next(iter(catalogues.values())), names))
    write(os.path.join(arguments[0], names.catalogue), table_header(catalogues, names))
    if not is_of:
        write_texts(arguments[0], catalogues, next(iter(catalogues.values())))
    return 0


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1:]))
