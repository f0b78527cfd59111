## Wie Zahlen und Zitate geschrieben werden

decimal-point = ,
quotation = „{ $words }“
