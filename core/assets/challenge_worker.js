// Tries numbers, beside the page.
import 'altcha/workers/sha'
