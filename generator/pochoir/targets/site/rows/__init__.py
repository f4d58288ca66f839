"""Fields, parameters, values and branches as HTML and as Markdown.

A large description has hundreds of thousands of them: these are functions and not templates, which would be ten times
as slow. Everything is escaped where it is written; words of the interface are marks.
"""
