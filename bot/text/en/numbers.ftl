## How numbers are written

decimal-point = .
