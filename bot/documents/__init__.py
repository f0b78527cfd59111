"""Sessions as documents: JSON for programs, Markdown for people. `session` has a session that
refines a text, `board` a brainstorm with what came of it; `export` reads either from the store.
`rubrics` writes a rubric as YAML and reads it."""
