## What moderation marks a text as

category-hate = hate
category-hate-threatening = hateful threats
category-harassment = harassment
category-harassment-threatening = harassing threats
category-illicit = help with something illegal
category-illicit-violent = help with something illegal and violent
category-self-harm = self-harm
category-self-harm-intent = intended self-harm
category-self-harm-instructions = instructions for self-harm
category-sexual = sexual content
category-sexual-minors = sexual content about minors
category-violence = violence
category-violence-graphic = graphic violence
category-other = something that may not be shown
