## Errors

error-unknown = Something went wrong on my side. Nothing was lost; try again.
error-settings-missing = { $name } is not set. { $help }
error-settings-value = { $name } has a value that cannot be. { $help }
error-settings-file = { $name } cannot be read as a text file in UTF-8. { $help }
error-settings-no-file = There is no file { $name } to read settings from. Look at what --env-file says.
error-settings-form = { $name } must look like sqlite:///data/refine.db.
help-DISCORD_TOKEN = Make a bot at Discord's developer portal, copy its token and put it into .env. To try without one: make try
help-OPENAI_API_KEY = Put your provider's key into .env, or set OPENAI_BASE_URL to an endpoint of your own. To try without one: make try
help-MODERATION_API_KEY = Moderation needs a key of OpenAI's (free of charge), MODERATION_BASE_URL for an endpoint of your own, or MODERATION=off.
help-other = .env.example explains every setting.
error-settings-refused = Discord does not accept { $name }. Copy the bot's token again from the developer portal into .env.
error-discord-unreachable = Discord cannot be reached at { $url }. Check the network, or DISCORD_API_URL.
error-discord-refused = Discord ended the connection for good (gateway code { NUMBER($number, useGrouping: 0) }). Look for a newer version of this program, and for news of the bot at the developer portal.
error-discord-intents = Discord does not grant this bot the events that it asks for (gateway code { NUMBER($number, useGrouping: 0) }). Look at the bot at the developer portal, and for a newer version of this program.
error-store = The database { $path } cannot be used.
error-newer-database = { $path } was written by a newer version of this program. Update the program, or set DATABASE_URL to another file.
error-unusable-database = { $path } cannot be opened or written as a database. Check the folder's permissions and space, or set DATABASE_URL to another file.
error-full-disk = There is no room left for { $path }. What was confirmed is kept; make room on the disk.
error-missing-database = There is no file { $path }. Check the name, or what DATABASE_URL says; the bot makes its database when it first runs.
error-busy-database = { $path } is held by another program. Close what has it open, or wait, and try again.
error-damaged-database = { $path } is damaged, or no database. The command “check” tells more, “restore” puts a backup in its place.
error-another-bot = Another bot runs on { $path }, and two would each answer everybody. I start as soon as it has ended.
error-database-in-use = { $path } is in use: a bot runs on it, or it is being restored. Stop that first; nothing was changed.
error-unsound-database = { $path } is not sound: { $findings ->
        [one] one thing was found.
       *[other] { $findings } things were found.
    } Stop the bot and put a backup in its place with “restore”.
error-file-taken = There is something at { $path } already. Name a file that does not exist yet.
error-unknown-session = There is no session { NUMBER($session, useGrouping: 0) }. The command “sessions” lists those there are.
error-file-missing = { $path } cannot be read. Check the path.
error-file-empty = There is no text in { $path }.
error-file-unwritable = { $path } cannot be written. Check the path, and the folder's permissions.
error-text-and-file = Give --text or --file, not both.
error-sandbox-extra = The sandbox needs a few more packages. In the folder of this program, “make try” installs them and starts it.
error-model = The model gave no usable answer. Try another round in a while.
error-model-unreachable = The model cannot be reached right now. Try another round in a while.
error-model-never-reached = I have not reached the model once since I was started. Whoever runs this bot has to check OPENAI_BASE_URL, and that the model is running.
error-model-timeout = The model took too long to answer. Try another round in a while.
error-model-busy = The model is overloaded right now. Try another round in a few minutes.
error-moderation-down = What is written here cannot be checked right now, and is not shown unchecked. Try another round in a while.
error-model-quota = The model's account has no credit left. Whoever runs this bot has to top it up.
error-model-refused = The model's provider does not accept this bot's key. Whoever runs this bot has to check OPENAI_API_KEY.
error-model-unknown = The model's provider does not know the model that is set. Whoever runs this bot has to check OPENAI_MODEL.
error-model-misaddressed = There is no model at the address that is set. Whoever runs this bot has to check OPENAI_BASE_URL; it often ends in /v1.
error-model-too-long = This text is too long for the model. Try a shorter one.
error-model-declined = The model declined to work on this text. Say in the brief what it is for, or try another text.
error-model-endless = The model went on and on without coming to an end, so I stopped it. Try another round, or another model.
error-model-deadly = Each time I asked the model for this I was ended in the middle of its answer, so I have stopped trying. Whoever runs this bot has to find out what ends it.
error-model-nonsense = The model answered with something I could not read. Try another round, or another model.
