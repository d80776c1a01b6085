package attribution

import (
	"strings"

	"radioplay/script/internal/prose"
)

// chatLabel is what stands before the colon of a chat line, small letters and without signs; empty where p is none.
func chatLabel(t *text, p *para) string {
	if len(p.segs) != 2 || p.segs[0].Kind != prose.Narration || p.segs[1].Kind != prose.Quote || p.segs[1].Span != p.segs[1].Inner {
		return ""
	}
	low := strings.ToLower(strings.Trim(t.doc.Slice(p.segs[0].Span), " *_\n"))
	label, ok := strings.CutSuffix(low, ":")
	if !ok || len(label) > 40 {
		return ""
	}
	return strings.Trim(label, " *_")
}
