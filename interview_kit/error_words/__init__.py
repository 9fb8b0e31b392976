"""The sentences that people read of an error, by its code, with its facts in braces.

They stand in Python and not in data/, since an error about a broken data/ has to be sayable.
"""

from interview_kit.error_words.documents import WORDS_OF_DOCUMENTS
from interview_kit.error_words.kit import WORDS_OF_KIT
from interview_kit.error_words.lists import WORDS_OF_LISTS
from interview_kit.error_words.resumes import WORDS_OF_RESUMES
from interview_kit.error_words.tags import WORDS_OF_TAGS
from interview_kit.error_words.uploads import WORDS_OF_UPLOADS

WORDS = (
    WORDS_OF_KIT
    | WORDS_OF_UPLOADS
    | WORDS_OF_LISTS
    | WORDS_OF_RESUMES
    | WORDS_OF_DOCUMENTS
    | WORDS_OF_TAGS
)
