package voices

import (
	"math"
	"testing"
)

func TestBend(t *testing.T) {
	for _, c := range []struct {
		u    Utterance
		want Bend
	}{
		{Utterance{}, Bend{1, 0}},
		{Utterance{Voice: Voice{Rate: 1.5, PitchST: -3}, Delivery: Delivery{Manner: "unheard-of", Intensity: 1}}, Bend{1.5, -3}},
		{Utterance{Voice: Voice{Rate: 2, PitchST: -1}, Delivery: Delivery{Manner: "shouted", Intensity: 1}}, Bend{2, 3}},
		{Utterance{Delivery: Delivery{Manner: "shouted", Intensity: 0}}, Bend{1, 2}},
		{Utterance{Delivery: Delivery{Manner: "urgent", Intensity: 7}}, Bend{1.2, 1}},
	} {
		if got := c.u.Bend(); math.Abs(got.Rate-c.want.Rate) > 1e-9 || math.Abs(got.PitchST-c.want.PitchST) > 1e-9 {
			t.Errorf("%+v: %+v, want %+v", c.u, got, c.want)
		}
	}
}
