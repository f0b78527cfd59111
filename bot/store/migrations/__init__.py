"""The schema as numbered SQL files; one that was released is never edited again."""
