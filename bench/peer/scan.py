"""Finds the wanted codes in a folder of PDFs: what one would write first, and so what ./isoscan bench scan is measured beside.

Usage: scan.py FOLDER CODES.xlsx REPORT.xlsx
"""

import re
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import openpyxl
import pymupdf

TOKEN = re.compile(r'[A-Za-z0-9_./"-]+')


def tokens(path):
    with pymupdf.open(path) as document:
        return path, {token for page in document for token in TOKEN.findall(page.get_text())}


def main(folder, codes, report):
    sheet = openpyxl.load_workbook(codes).active
    wanted = {str(row[0]) for row in sheet.iter_rows(min_row=2, values_only=True) if row[0]}
    book = openpyxl.Workbook(write_only=True)
    matches = book.create_sheet("Matches")
    matches.append(["Code", "File"])
    with ProcessPoolExecutor(2) as pool:
        for path, found in pool.map(tokens, sorted(Path(folder).rglob("*.pdf")), chunksize=20):
            for code in sorted(wanted & found):
                matches.append([code, path.relative_to(folder).as_posix()])
    book.save(report)


if __name__ == "__main__":
    main(*sys.argv[1:])
