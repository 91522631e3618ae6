"""Hashes of an edition: of every material with its attachments, and of every file of the edition."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

from kopilka.content.bank import Bank, Material
from kopilka.content.folders import PRACTICES
from kopilka.release.checkout import Checkout
from kopilka.views.links import Links


def material_files(material: Material) -> list[str]:
    """Return the paths of a material's own file and of its attachments, from the root of the base."""
    folder = f"{PRACTICES}/{material.key}"
    return [material.source.path, *(f"{folder}/{name}" for name in sorted(material.files))]


def seal(parts: Iterable[tuple[str, bytes]]) -> str:
    """Return one hash of named bytes, which cannot run into one another."""
    total = sha256()
    for name, content in parts:
        for part in (name.encode(), content):
            total.update(len(part).to_bytes(8, "little"))
            total.update(part)
    return total.hexdigest()


def material_seal(root: Path, material: Material) -> str:
    """Return the hash of a material as it lies in the checkout."""
    return seal((path, (root / path).read_bytes()) for path in material_files(material))


def manifest(bank: Bank, materials: list[Material], year: str, checkout: Checkout, files: dict[str, str]) -> dict[str, Any]:
    """Return the manifest: the edition, its commit and day, every material with its address and hash, every file's hash."""
    links = Links("index")
    return {
        "edition": year,
        "commit": checkout.commit,
        "day": checkout.day.isoformat(),
        "materials": [
            {
                "id": item.key,
                "address": links.address(item.key),
                "title": item.record.title,
                "paths": material_files(item),
                "hash": material_seal(bank.root, item),
            }
            for item in materials
        ],
        "files": files,
    }


def file_seals(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file below a folder, by its path, the manifest left out."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != "manifest.json")
    return {path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest() for path in paths}
