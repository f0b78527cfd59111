"""The map of the house.

    story/       what sessions of every kind have in common: place, cost, how a log is folded
    refine/      the pure core: what a refining session is and what it does next
    brainstorm/  pure: what a team's board is, from its first idea to what it hands over
    community/   pure: what a server decides for itself
    ports.py     the seams: what the runner needs of a model, moderation, a store and an audience
    runner/      load, decide, perform, append: until there is nothing to do
    model/       the only room that talks to a language model
    store/       the only room with SQL
    documents/   sessions, boards and rubrics as files to keep and to pass on
    text/        every sentence that people read
    settings.py  one typed Settings from the environment
    errors.py    the error tree
    governor.py  how many requests a second Discord gets
    outflow.py   how many of them may leave within any second
    refusals.py  how many of them it has refused, and when to stop
    logs.py      what whoever runs the bot reads of it, without a secret in it
    client.py    the Discord client; here everything is wired together
    meeting.py   what meeting Discord may come to, as errors
    discordpy.py what discord.py does not do by itself
    advice.py    what whoever runs it should know at the start
    serve.py     store, model and client, opened in order and closed again
    try_it.py    the same bot against a Discord of its own, in the browser or in the terminal
    own_files.py the files of such a trial, which no other one has meanwhile
    commands.py  what each command of the command line does
    __main__.py  the command line: what they are called, and what may be given to them

Imports point inward: `story` and `refine` know nobody outside, and everybody may know them.
`tests/test_architecture.py` holds this as a table.
"""
