package festival

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
	voicetest.Run(t, func(t *testing.T) voices.Backend { return open(t) }, voicetest.Options{})
}

func TestRateAndPitch(t *testing.T) {
	b := open(t)
	for _, v := range b.voices {
		u := voices.Utterance{Text: "The rain had stopped by the time she reached the bridge, and the lamps were lit.", Voice: voices.Voice{Name: v.Name}}
		voicetest.KeepsRate(t, b, u)
		if !hts(v.Name) {
			voicetest.KeepsPitch(t, b, u)
		}
	}
}

func TestWhatFestivalCouldTakeForItsOwn(t *testing.T) {
	b := open(t)
	for _, text := range []string{`(voice_nothing) "quoted" 'single`, `; a remark`, `<b>bold</b> & \n #t nil`} {
		if c, err := b.Synthesize(t.Context(), voices.Utterance{Text: text}); err != nil || c.Duration().Seconds() < 0.5 {
			t.Errorf("%q: %v, %v", text, c.Duration(), err)
		}
	}
}

func TestVoicesAreListedBestFirst(t *testing.T) {
	list := infos("kal_diphone\tenglish\tmale\tamerican\nel_diphone\tspanish\tmale\tcastillian\nx) (exit\tenglish\tmale\tbritish\n" +
		"rab_diphone\tbritish_english\tmale\tbritish\nslt_hts\tenglish\tfemale\tamerican\n")
	if len(list) != 3 || list[0].Name != "slt_hts" || list[0].Gender != "F" || list[1].Name != "kal_diphone" || list[2].Accent != "en-GB" {
		t.Errorf("%+v", list)
	}
}
