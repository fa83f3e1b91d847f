#!/usr/bin/env python3
"""Writes the OpenCorpora dictionary of the package pymorphy3-dicts-ru as plain tables.

Needed only to rebuild rules/morphology/ru.dict; svodka itself never runs Python.

    pip install pymorphy3 pymorphy3-dicts-ru
    python tools/morphology/dump.py FOLDER
    cargo run --release --example build_morphology -- FOLDER rules/morphology/ru.dict

Tables written to FOLDER, all UTF-8, one row a line, columns separated by tabs:
    meta.txt           key, value: what the package says of itself
    suffixes.txt       a word's ending; the line number (from 0) is its id
    tags.txt           an OpenCorpora tag, such as "NOUN,anim,masc sing,nomn"; the line number is its id
    paradigms.txt      forms "suffix:tag:prefix" separated by spaces; prefixes: 0 none, 1 "по", 2 "наи"
    words.txt          word form, paradigm, number of the form in the paradigm
    probabilities.txt  word form, tag, probability of the tag given the word in millionths
"""

import sys
from pathlib import Path

import pymorphy3


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    analyzer = pymorphy3.MorphAnalyzer(lang="ru")
    dictionary = analyzer.dictionary
    if list(dictionary.paradigm_prefixes) != ["", "по", "наи"]:
        sys.exit(f"unexpected paradigm prefixes: {dictionary.paradigm_prefixes}")

    write(folder / "meta.txt", (f"{k}\t{v}" for k, v in dictionary.meta.items()))
    write(folder / "suffixes.txt", dictionary.suffixes)
    write(folder / "tags.txt", (str(tag) for tag in dictionary.gramtab))
    write(folder / "paradigms.txt", (" ".join(forms(p)) for p in dictionary.paradigms))
    write(folder / "words.txt", (f"{w}\t{p}\t{f}" for w, (p, f) in dictionary.words.iteritems()))
    write(folder / "probabilities.txt", probabilities(analyzer))


def forms(paradigm):
    """A paradigm is one array: all suffixes, then all tags, then all prefixes."""
    n = len(paradigm) // 3
    for i in range(n):
        yield f"{paradigm[i]}:{paradigm[n + i]}:{paradigm[2 * n + i]}"


def probabilities(analyzer):
    for key, millionths in analyzer.prob_estimator.p_t_given_w.iteritems():
        word, tag = key.split(":", 1)
        yield f"{word}\t{tag}\t{millionths}"


def write(path, rows):
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        for row in rows:
            out.write(row)
            out.write("\n")


if __name__ == "__main__":
    main()
