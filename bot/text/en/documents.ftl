## Documents

export-title = # Session { $session }: { $title }
export-brief = Brief: { $brief }
export-best = ## The best so far: { $name }
export-original = Original
export-first = First draft
export-draft = Draft { $number }
export-verdict = { $score }/10, { $verdict ->
    [first] the starting point
    [kept] kept
   *[rejected] kept out
 }
