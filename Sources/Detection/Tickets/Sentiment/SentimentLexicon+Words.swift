extension SentimentLexicon {
  /// The lexicon. Written for this project from what customers say in support requests; no other lexicon was copied.
  /// Values run from −3, furious, to 3, delighted. Words that name the matter of a ticket and not the mood ("refund",
  /// "cancel", "charge") are left out on purpose, as are words whose sense depends on the product.
  static let lexiconText = """
    # Provenance: the authors of this program, 2026. Licence: that of the program.
    [-3]
    furious outraged outrageous disgusted disgusting appalled appalling abysmal horrible horrendous atrocious
    scam scammed fraud thieves theft robbed hate hated worst terrible awful unforgivable
    [-2]
    angry annoyed annoying unacceptable unhappy upset ridiculous useless pathetic rude incompetent insulting
    frustrated frustrating frustration dreadful disappointed disappointing disappointment fed ruined lied lying lies
    joke nonsense disgrace shameful cheated misled ignored ignoring complaint complain complaining nightmare
    unprofessional poor sick tired mess chaos shambles stolen broken crashed disaster crisis catastrophe
    [-1]
    bad problem problems issue wrong error errors fail failed failing failure fault faulty defective damaged
    late delay delayed slow missing lost stuck blocked down outage unable cannot denied declined rejected refuse
    refused worried worry concern concerned concerning confused confusing unclear trouble difficult difficulty
    unfortunately unsure mistake incorrect incorrectly bug glitch overdue overcharged unreliable waiting urgent urgently
    impossible annoy crash dead hang hangs leaking smell scratched cracked unexpected unauthorised unauthorized suspicious
    # A courtesy, not a mood, though it has the stem of "pleased".
    [0]
    please
    [1]
    fine ok okay good nice helpful pleased easy easily clear quick quickly prompt smooth smoothly working works
    resolved solved fixed improved useful reliable friendly polite kind happy glad appreciate appreciated satisfied
    comfortable convenient thanks thank
    [2]
    great excellent lovely wonderful impressed impressive love loved delighted brilliant perfect perfectly recommend
    superb grateful outstanding
    [3]
    fantastic amazing awesome best exceptional flawless
    [negation]
    not no never none nobody nothing neither nor without hardly barely scarcely cannot
    [stronger]
    very really extremely so too totally completely absolutely utterly highly deeply particularly incredibly
    [weaker]
    somewhat slightly rather fairly quite bit little kinda
    """
}
