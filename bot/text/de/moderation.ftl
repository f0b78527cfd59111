## What moderation marks a text as; said after „sieht darin“

category-hate = Hass
category-hate-threatening = Hass und Drohungen
category-harassment = Belästigung
category-harassment-threatening = Belästigung und Drohungen
category-illicit = Hilfe zu etwas Verbotenem
category-illicit-violent = Hilfe zu etwas Verbotenem mit Gewalt
category-self-harm = Selbstverletzung
category-self-harm-intent = die Absicht, sich selbst zu verletzen
category-self-harm-instructions = eine Anleitung zur Selbstverletzung
category-sexual = sexuelle Inhalte
category-sexual-minors = sexuelle Inhalte über Minderjährige
category-violence = Gewalt
category-violence-graphic = drastische Darstellungen von Gewalt
category-other = etwas, das nicht gezeigt werden darf
