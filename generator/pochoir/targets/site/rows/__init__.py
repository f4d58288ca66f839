"""Render schemas as HTML and as Markdown: fields, parameters, values and subschemas.

A large description has hundreds of thousands of them, so these are functions: templates would be ten times as slow. All
text is escaped here, and interface strings are placeholders.
"""
