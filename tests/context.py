"""Writes ontology/context.jsonld anew: python -m tests.context, after a change of the ontology that is meant."""

from __future__ import annotations

from keikaku import resources
from keikaku.services.exports import context

if __name__ == "__main__":
    ontology = resources.ontology_file()
    (ontology.parent / context.NAME).write_text(context.made(ontology), encoding="utf-8")
