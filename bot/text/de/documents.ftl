## Documents

export-title = # Sitzung { $session }: { $title }
export-brief = Auftrag: { $brief }
export-best = ## Bisher am besten: { $name }
export-original = Original
export-first = Erstfassung
export-draft = Entwurf { $number }
export-verdict = { $score }/10, { $verdict ->
    [first] Ausgangspunkt
    [kept] übernommen
   *[rejected] nicht übernommen
 }
