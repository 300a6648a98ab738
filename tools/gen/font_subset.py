"""Cuts a font down to the letters of our languages, without layout features, so that the canvas and the page set the same
glyphs side by side in the same way.

font_subset.py FONT OUT CATALOGUE…: fails when a catalogue uses a letter that the subset does not have, and names
its key.
"""
import json
import pathlib
import subprocess
import sys

# Latin-1 and Latin Extended-A (names of people), punctuation, euro, minus, arrows and tick of buttons.
RANGES = "20-7e,a0-17f,2010-2015,2018-201e,2020-2022,2026,202f,2030,2039,203a,20ac,2212"


# The narrow no-break space of French figures: half of a space, wherever a face does not have it (shared/paint/fonts.cpp, HarfBuzz).
MADE_OF_SPACE = "\u202f"


def texts(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner)


def letters_of(font):
    listed = subprocess.run(["hb-info", "--list-unicodes", font], check=True, capture_output=True, text=True).stdout
    return {chr(int(line.split()[0][2:], 16)) for line in listed.splitlines() if line.startswith("U+")}


def lacking(catalogue, letters):
    """"nl: hero.due: ĳ U+0133": a line for each letter of a sentence that is not in the font."""
    for key, entry in json.loads(catalogue.read_text("utf-8")).items():
        for letter in sorted({letter for text in texts(entry) for letter in text} - letters):
            yield f"{catalogue.stem}: {key}: {letter} U+{ord(letter):04X}"


def main():
    font, out, *catalogues = sys.argv[1:]
    subprocess.run(["hb-subset", f"--unicodes={RANGES}", "--layout-features=", "--no-hinting", "--name-IDs=0,1,2,13,14",
                    f"--output-file={out}", font], check=True)
    letters = letters_of(out) | set(MADE_OF_SPACE)
    missing = [line for catalogue in catalogues for line in lacking(pathlib.Path(catalogue), letters)]
    if missing:
        pathlib.Path(out).unlink()
        sys.exit("font_subset: letters that the subset of the font does not have:\n" + "\n".join(missing))


main()
