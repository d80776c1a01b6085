package openai

import (
	"strings"

	"radioplay/voices"
)

// instructions joins the voice's own with how this line is said.
func instructions(own string, d voices.Delivery) string {
	var parts []string
	if own != "" {
		parts = append(parts, own)
	}
	if d.Manner != "" {
		how := "Delivery: " + d.Manner
		if d.Words != "" {
			how += " (" + d.Words + ")"
		}
		parts = append(parts, how+".")
	}
	return strings.Join(parts, " ")
}
