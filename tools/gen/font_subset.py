"""Cuts a font down to the letters of our languages, without layout features, so that the canvas and the page set the same
glyphs side by side in the same way.

font_subset.py FONT OUT CATALOGUE…: fails when a catalogue uses a letter that the font does not have.
"""
import json
import pathlib
import subprocess
import sys

# Latin-1 and Latin Extended-A (names of people), punctuation, euro, minus, arrows and tick of buttons.
RANGES = "20-7e,a0-17f,2010-2015,2018-201e,2020-2022,2026,202f,2030,2039,203a,20ac,2212"


def texts(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner)


def in_ranges(code):
    for part in RANGES.split(","):
        first, _, last = part.partition("-")
        if int(first, 16) <= code <= int(last or first, 16):
            return True
    return False


def main():
    font, out, *catalogues = sys.argv[1:]
    used = {c for file in catalogues for text in texts(json.loads(pathlib.Path(file).read_text("utf-8"))) for c in text}
    missing = sorted(c for c in used if not in_ranges(ord(c)) and c not in "\n")
    if missing:
        sys.exit(f"font_subset: letters outside the subset: {' '.join(f'{c} U+{ord(c):04X}' for c in missing)}")
    subprocess.run(["hb-subset", f"--unicodes={RANGES}", "--layout-features=", "--no-hinting", "--name-IDs=0,1,2,13,14",
                    f"--output-file={out}", font], check=True)
    shaped = subprocess.run(["hb-shape", "--no-clusters", "--no-positions", out, "".join(sorted(used - {"\n"}))],
                            check=True, capture_output=True, text=True).stdout
    if ".notdef" in shaped:
        sys.exit(f"font_subset: {font} lacks a letter that the catalogues use")


main()
