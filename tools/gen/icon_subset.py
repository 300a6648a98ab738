"""Cuts the icon font down to the icons of the table of styles.

icon_subset.py TABLE PACKAGE OUT: TABLE is shared/scene/icon.cpp, PACKAGE the folder of lucide-static. Fails when the package has an
icon under another code point, or not at all, and names it.
"""
import json
import pathlib
import re
import subprocess
import sys


def main():
    table, package, out = map(pathlib.Path, sys.argv[1:])
    icons = [(name, int(code, 16)) for name, code in re.findall(r'\{"([\w-]+)", 0x([0-9a-f]+)\}', table.read_text("utf-8"))]
    known = json.loads((package / "font/codepoints.json").read_text("utf-8"))
    wrong = [f"{name} U+{code:04X}" for name, code in icons if known.get(name) != code]
    if wrong or not icons:
        sys.exit("icon_subset: not so in lucide-static: " + ", ".join(wrong))
    codes = ",".join(f"{code:x}" for _, code in icons)
    subprocess.run(["hb-subset", f"--unicodes={codes}", "--layout-features=", "--no-hinting", "--name-IDs=0,1,2,13,14",
                    f"--output-file={out}", package / "font/lucide.ttf"], check=True)


main()
