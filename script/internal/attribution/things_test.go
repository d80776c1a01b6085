package attribution

import "testing"

// A thing that speaks is whoever is in it, and a voice that smells of something is of whoever had it.
func TestThings(t *testing.T) {
	for _, c := range []struct {
		name, text  string
		same, apart [][]string
	}{
		{"a cupboard", "Ada crept into the cupboard. Ben counted.\n\n\"Am I hidden?\" said the cupboard.\n\n\"No,\" said Ben.\n\n\"Now?\" said a small voice from inside the cupboard.\n\nAda had been sitting in the cupboard all morning.",
			[][]string{{"Ada", "the cupboard"}, {"Ada", "the small voice from inside the cupboard"}}, nil},
		{"a smell", "Ben hands out the gin. Ada takes none. Ben spills gin on the mat.\n\n\"Hush,\" whispers a gin-smelling voice by the window.\n\n\"Hush yourself,\" says Ada.", [][]string{{"Ben", "the gin-smelling voice by the window"}}, nil},
		{"two of them in it", "Ada sat in the cupboard. Ben got into the cupboard.\n\n\"Am I hidden?\" said the cupboard.\n\n\"No,\" said Cora.", nil, [][]string{{"Ada", "the cupboard"}, {"Ben", "the cupboard"}}},
		{"only once", "Ada leaned on the cupboard. Ben counted.\n\n\"Am I hidden?\" said the cupboard.\n\n\"No,\" said Ben.", nil, [][]string{{"Ada", "the cupboard"}}},
	} {
		r, _ := speakers(t, []byte(c.text))
		whoIsWho(t, c.name, r, c.same, c.apart, nil)
	}
}
