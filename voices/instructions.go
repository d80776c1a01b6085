package voices

import "strings"

// Instructions are how the utterance is said, in words, for engines that understand them: the voice's own, then the
// delivery. Empty: there is nothing to say.
func (u Utterance) Instructions() string {
	var parts []string
	if own := u.Voice.Instructions; own != "" {
		parts = append(parts, own)
	}
	if d := u.Delivery; d.Manner != "" {
		how := "Delivery: " + d.Manner
		if d.Words != "" {
			how += " (" + d.Words + ")"
		}
		parts = append(parts, how+".")
	}
	return strings.Join(parts, " ")
}
