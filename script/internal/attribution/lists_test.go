package attribution

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// A word in two lists of one table would have the gender of whichever is read last, and that changes from run to run.
func TestNoWordHasTwoGenders(t *testing.T) {
	list := regexp.MustCompile("\"([MF]?)\": `([^`]*)`")
	for _, file := range []string{"names/givennames.go", "lang/personnouns.go"} {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for table := range strings.SplitSeq(string(b), "range map[string]string{") {
			gender := map[string]string{}
			for _, m := range list.FindAllStringSubmatch(table, -1) {
				for w := range strings.FieldsSeq(m[2]) {
					if g, twice := gender[w]; twice && g != m[1] {
						t.Errorf("%s: %q is %q and %q", file, w, g, m[1])
					}
					gender[w] = m[1]
				}
			}
		}
	}
}
