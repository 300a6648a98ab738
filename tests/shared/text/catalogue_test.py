#!/usr/bin/env python3
"""The catalogue's maker refuses what it promises to refuse. Run by ctest; standard library only."""

import json
import os
import subprocess
import sys
import tempfile
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
MAKER = os.path.join(ROOT, "tools", "gen", "catalogue.py")
SUBSETTER = os.path.join(ROOT, "tools", "gen", "font_subset.py")
FONT = "/usr/share/fonts/truetype/open-sans/OpenSans-Regular.ttf"


def made(folder, **catalogues):
    paths = []
    for language, text in catalogues.items():
        paths.append(os.path.join(folder, language + ".json"))
        with open(paths[-1], "w", encoding="utf-8") as file:
            file.write(text if isinstance(text, str) else json.dumps(text))
    return subprocess.run([sys.executable, MAKER, os.path.join(folder, "out"), *paths], capture_output=True, text=True)


class Refusals(unittest.TestCase):
    def check_refused(self, reason, **catalogues):
        with tempfile.TemporaryDirectory() as folder:
            result = made(folder, **catalogues)
            self.assertEqual(result.returncode, 1, result.stderr)
            self.assertIn(reason, result.stderr)
            self.assertFalse(os.path.exists(os.path.join(folder, "out")))

    def test_a_key_that_a_language_lacks(self):
        self.check_refused("en: a.b is missing", de={"a.a": "x", "a.b": "y"}, en={"a.a": "x"})

    def test_a_key_that_only_another_language_has(self):
        self.check_refused("en: a.b is not in de", de={"a.a": "x"}, en={"a.a": "x", "a.b": "y"})

    def test_a_placeholder_that_differs(self):
        self.check_refused("en: a.a: has ['date']", de={"a.a": "am {day_date}"}, en={"a.a": "on {date}"})

    def test_a_placeholder_that_the_singular_lacks(self):
        self.check_refused("has ['count']", de={"a.a": {"one": "{count}", "other": "{count} zu {amount}"}},
                           en={"a.a": "{count} of {amount}"})

    def test_a_plural_without_its_number(self):
        self.check_refused("{count}", de={"a.a": {"one": "x", "other": "y"}}, en={"a.a": "z"})

    def test_a_plural_that_goes_by_another_number(self):
        self.check_refused("neither", de={"a.a": {"one": "{year_number}", "other": "{year_number}"}}, en={"a.a": "{year_number}"})

    def test_a_word_for_the_customer_that_is_none(self):
        for word in ["debtor", "Debtors", "Schuldner", "Steuerschuldnerschaft", "debiteur", "Débiteur", "débitrice", "Wanbetaler"]:
            self.check_refused("the person is a customer", de={"a.a": "x"}, en={"a.a": f"Dear {word}"})

    def test_an_empty_sentence(self):
        self.check_refused("empty", de={"a.a": ""}, en={"a.a": "x"})

    def test_white_space_at_an_end(self):
        self.check_refused("white space", de={"a.a": "x"}, en={"a.a": "x "})

    def test_a_brace_that_is_no_placeholder(self):
        self.check_refused("brace", de={"a.a": "{Count}"}, en={"a.a": "x"})

    def test_a_key_that_stands_twice(self):
        self.check_refused("twice", de='{"a.a": "x", "a.a": "y"}', en={"a.a": "x"})

    def test_a_key_that_is_no_key(self):
        self.check_refused("no key", de={"A": "x"}, en={"A": "x"})

    def test_no_json(self):
        self.check_refused("catalogue.py:", de="{", en={"a.a": "x"})


@unittest.skipUnless(os.path.exists(FONT), "the face is not installed")
class Letters(unittest.TestCase):
    def subset(self, folder, **catalogues):
        paths = []
        for language, entries in catalogues.items():
            paths.append(os.path.join(folder, language + ".json"))
            with open(paths[-1], "w", encoding="utf-8") as file:
                json.dump(entries, file)
        out = os.path.join(folder, "font.ttf")
        return subprocess.run([sys.executable, SUBSETTER, FONT, out, *paths], capture_output=True, text=True), os.path.exists(out)

    def test_a_letter_that_the_subset_lacks_is_named_with_its_key(self):
        with tempfile.TemporaryDirectory() as folder:
            result, is_there = self.subset(folder, de={"a.a": "x"}, nl={"a.a": "x", "a.b": {"one": "y", "other": "ж"}})
            self.assertEqual(result.returncode, 1)
            self.assertIn("nl: a.b: ж U+0436", result.stderr)
            self.assertFalse(is_there)

    def test_letters_of_french_and_dutch_are_there(self):
        with tempfile.TemporaryDirectory() as folder:
            result, is_there = self.subset(folder, fr={"a.a": "« À l’œuvre ! » 1\u202f234\u00a0€ …"}, nl={"a.a": "ĳ é ‘één’"})
            self.assertEqual(result.returncode, 0, result.stderr)
            self.assertTrue(is_there)


class Catalogue(unittest.TestCase):
    def paths(self):
        return [os.path.join(ROOT, "assets", "text", name) for name in ("de.json", "en.json", "nl.json", "fr.json")]

    def test_the_real_one_is_made_and_the_same_again(self):
        with tempfile.TemporaryDirectory() as folder:
            texts = []
            for _ in range(2):
                self.assertEqual(subprocess.run([sys.executable, MAKER, folder, *self.paths()]).returncode, 0)
                with open(os.path.join(folder, "catalogue.hpp"), encoding="utf-8") as file:
                    texts.append(file.read())
            self.assertEqual(*texts)

    def test_every_sentence_is_used(self):
        folders = os.pathsep.join(os.path.join(ROOT, name) for name in ("shared", "native"))
        result = subprocess.run([sys.executable, MAKER, "--unused", folders, *self.paths()],
                                capture_output=True, text=True)
        self.assertEqual(result.returncode, 0, result.stderr)

    def test_every_sentence_of_staff_kiosk_and_assistant_is_used(self):
        folders = os.pathsep.join(os.path.join(ROOT, name) for name in ("shared", "native"))
        for of in ("staff", "kiosk", "assistant"):
            paths = [os.path.join(ROOT, "assets", "text", of, name) for name in ("de.json", "en.json", "nl.json", "fr.json")]
            result = subprocess.run([sys.executable, MAKER, "--of", of, "--unused", folders, *paths], capture_output=True, text=True)
            self.assertEqual(result.returncode, 0, result.stderr)


if __name__ == "__main__":
    unittest.main()
