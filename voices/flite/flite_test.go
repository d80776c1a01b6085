package flite

import (
	"testing"

	"radioplay/voices"
	"radioplay/voices/voicetest"
)

func open(t *testing.T) *Backend {
	t.Helper()
	b, err := Open()
	if err != nil {
		voicetest.Missing(t, err)
	}
	return b
}

func TestBackend(t *testing.T) {
	b := open(t)
	list, err := b.Voices(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, v := range list {
		names = append(names, v.Name)
	}
	voicetest.Run(t, func(*testing.T) voices.Backend { return b }, voicetest.Options{Voices: names})
}

const rain = "The rain had stopped by the time she reached the bridge, and the lamps were lit."

func TestRateAndPitch(t *testing.T) {
	b := open(t)
	for _, v := range []string{"slt", "awb", "rms", "kal16"} {
		u := voices.Utterance{Text: rain, Voice: voices.Voice{Name: v}}
		voicetest.KeepsRate(t, b, u)
		if v != "rms" {
			voicetest.KeepsPitch(t, b, u)
		}
	}
}

func TestVoicesAreListedBestFirst(t *testing.T) {
	list := infos("Voices available: kal awb_time mine slt \n")
	if len(list) != 3 || list[0].Name != "slt" || list[1].Name != "kal" || list[2].Name != "mine" {
		t.Errorf("%+v", list)
	}
}
