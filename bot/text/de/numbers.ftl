## Wie Zahlen geschrieben werden

decimal-point = ,
