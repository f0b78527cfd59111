## How numbers and quotations are written

decimal-point = .
quotation = “{ $words }”
