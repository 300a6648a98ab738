"""Puts files beside each other under names with a hash of their content, each with its compressed forms, and writes the
manifest that the server reads.

web_assets.py FOLDER FILE…: FOLDER is emptied first.
"""
import gzip
import hashlib
import json
import pathlib
import subprocess
import sys

TYPES = {".js": "text/javascript", ".wasm": "application/wasm", ".ttf": "font/ttf", ".svg": "image/svg+xml", ".png": "image/png",
         ".text": "application/octet-stream"}


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    manifest = {}
    wanted = set()
    for source in map(pathlib.Path, sys.argv[2:]):
        content = source.read_bytes()
        digest = hashlib.sha256(content).hexdigest()[:16]
        path = f"{source.stem}.{digest}{source.suffix}"
        plain = folder / path
        wanted |= {path, path + ".br", path + ".gz"}
        if not (folder / (path + ".gz")).exists():
            plain.write_bytes(content)
            subprocess.run(["brotli", "-f", "-q", "11", "-o", f"{plain}.br", str(plain)], check=True)
            (folder / (path + ".gz")).write_bytes(gzip.compress(content, 9, mtime=0))
        manifest[source.name] = {"path": path, "type": TYPES[source.suffix], "etag": digest}
    for old in folder.iterdir():
        if old.name not in wanted:
            old.unlink()
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n")


main()
