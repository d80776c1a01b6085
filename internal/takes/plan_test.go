package takes

import (
	"os"
	"strings"
	"testing"
)

func TestMissingChangesNothing(t *testing.T) {
	b := &counting{}
	r := recorder(t, b)
	reqs := []Request{request(1, "Good morning.", "220hz"), request(2, "Good morning.", "220hz"), request(3, "And goodbye.", "220hz")}
	missing, found, err := r.Missing(reqs)
	if err != nil || len(missing) != 2 || missing[1] != 2 || len(found) != 0 || len(b.texts) != 0 {
		t.Fatalf("%v, %v, %v", missing, found, err)
	}
	got, err := r.Record(t.Context(), reqs)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(got[2].Path, []byte("damaged"), 0o644); err != nil {
		t.Fatal(err)
	}
	missing, found, err = r.Missing(reqs)
	if _, there := os.Stat(got[2].Path); err != nil || len(missing) != 1 || missing[0] != 2 || found["tone"] != 2 || there != nil {
		t.Errorf("%v, %v, %v; the damaged take: %v", missing, found, err, there)
	}
}

func TestSpeedIsRemembered(t *testing.T) {
	r := recorder(t, &counting{})
	if s := r.Store.Speed("tone"); s != 0 {
		t.Errorf("before anything was recorded: %g", s)
	}
	if _, err := r.Record(t.Context(), []Request{request(1, "Short.", "220hz")}); err != nil || r.Store.Speed("tone") != 0 {
		t.Errorf("a word tells of speed: %g, %v", r.Store.Speed("tone"), err)
	}
	if _, err := r.Record(t.Context(), []Request{request(1, strings.Repeat("A long story. ", 60), "220hz")}); err != nil || r.Store.Speed("tone") <= 0 {
		t.Errorf("%g characters a second, %v", r.Store.Speed("tone"), err)
	}
}
