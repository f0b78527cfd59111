## What is told where a rubric cannot be kept

refused-rubric-name = There is a rubric of the name “{ $name }” here. Choose another, or edit that one.
refused-rubric-many = This server has { $most } rubrics, and no more fit. Delete one that nobody needs.
refused-rubric-changed = Somebody has changed or deleted this rubric since you opened the form, so nothing of yours was written down.
