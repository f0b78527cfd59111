"""A loopback Discord and a loopback model, so that the bot runs without either account.

server/      Discord: REST, gateway, the people who use it
model/       an OpenAI-compatible endpoint, and the offline editor behind it
house.py     both, and the bot as a child process that can be ended alone
page/        a chat client in the browser
terminal.py  one text in the terminal
"""
