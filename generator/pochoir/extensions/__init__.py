"""The extensions of pochoir: what a description says under `x-pochoir-`, `x-facts` and `x-origin`.

Each module defines one extension, or a few of one word: its shape, what it means, where it is allowed, and what it
names in the rest of the description. Validation reports what is wrong; lowering takes what was read; the reference in
docs/extensions.md and the JSON Schema for editors are made of the same definitions.
"""
