package attribution

import "testing"

// A thing that speaks is whoever is in it.
func TestThings(t *testing.T) {
	for _, c := range []struct {
		name, text  string
		same, apart [][]string
	}{
		{"a cupboard", "Ada crept into the cupboard. Ben counted.\n\n\"Am I hidden?\" said the cupboard.\n\n\"No,\" said Ben.\n\n\"Now?\" said a small voice from inside the cupboard.\n\nAda had been sitting in the cupboard all morning.",
			[][]string{{"Ada", "the cupboard"}, {"Ada", "the small voice from inside the cupboard"}}, nil},
		{"two of them in it", "Ada sat in the cupboard. Ben got into the cupboard.\n\n\"Am I hidden?\" said the cupboard.\n\n\"No,\" said Cora.", nil, [][]string{{"Ada", "the cupboard"}, {"Ben", "the cupboard"}}},
		{"only once", "Ada leaned on the cupboard. Ben counted.\n\n\"Am I hidden?\" said the cupboard.\n\n\"No,\" said Ben.", nil, [][]string{{"Ada", "the cupboard"}}},
	} {
		r, _ := speakers(t, []byte(c.text))
		whoIsWho(t, c.name, r, c.same, c.apart, nil)
	}
}
