package spelling

import "testing"

func TestNearestIsWhatWasMeant(t *testing.T) {
	options := []string{"backend", "loudness", "max-cost", "Wolf"}
	for written, want := range map[string]string{
		"bakend": "backend", "loudnes": "loudness", "maxcost": "max-cost", "wofl": "Wolf", "BACKEND": "backend", "zzzzzz": "", "": "",
	} {
		if got := Nearest(written, options); got != want {
			t.Errorf("%q: %q, want %q", written, got, want)
		}
	}
	if got := Nearest("x", nil); got != "" {
		t.Errorf("of nothing: %q", got)
	}
}

func TestEditsCountSwapsAsOne(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"", "ab", 2}, {"wolf", "wofl", 1}, {"wolf", "woolf", 1}, {"wolf", "wulf", 1}, {"größe", "grösse", 2}} {
		if got := Edits(c.a, c.b); got != c.want {
			t.Errorf("%q to %q: %d, want %d", c.a, c.b, got, c.want)
		}
	}
}
