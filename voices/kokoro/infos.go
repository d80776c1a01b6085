package kokoro

import "radioplay/voices"

// infos are the English voices, American first. Grades are ours: how clean and
// how lively a voice is over a long text, against the best one.
var infos = []voices.Info{
	us("af_heart", "adult", 1.00, "warm, close, expressive"),
	us("af_bella", "adult", 0.92, "lively, bright"),
	us("af_nicole", "adult", 0.70, "hushed, as if at your ear"),
	us("af_aoede", "young", 0.68, "clear, light"),
	us("af_kore", "adult", 0.68, "firm, clear"),
	us("af_sarah", "adult", 0.66, "calm, even"),
	us("af_nova", "adult", 0.60, "businesslike"),
	us("af_sky", "young", 0.56, "airy"),
	us("af_alloy", "adult", 0.56, "neutral"),
	us("af_jessica", "young", 0.48, "bright, a little sharp"),
	us("af_river", "adult", 0.46, "flat, cool"),
	us("am_michael", "adult", 0.84, "steady, friendly"),
	us("am_fenrir", "adult", 0.80, "strong, dramatic"),
	us("am_puck", "young", 0.66, "quick, cheeky"),
	us("am_onyx", "adult", 0.54, "deep, dark"),
	us("am_eric", "adult", 0.50, "plain"),
	us("am_liam", "young", 0.48, "light"),
	us("am_echo", "adult", 0.46, "thin, even"),
	us("am_adam", "adult", 0.38, "low, rough"),
	us("am_santa", "old", 0.36, "old, hearty"),
	gb("bf_emma", "adult", 0.88, "composed, warm"),
	gb("bf_isabella", "adult", 0.70, "gentle, precise"),
	gb("bf_alice", "adult", 0.52, "crisp"),
	gb("bf_lily", "young", 0.50, "soft, young"),
	gb("bm_fable", "adult", 0.74, "a teller of tales"),
	gb("bm_george", "adult", 0.74, "grave, full"),
	gb("bm_lewis", "old", 0.52, "deep, worn"),
	gb("bm_daniel", "adult", 0.50, "brisk"),
}

func us(name, age string, grade float64, about string) voices.Info {
	return info(name, "en-US", age, grade, about)
}

func gb(name, age string, grade float64, about string) voices.Info {
	return info(name, "en-GB", age, grade, about)
}

// info reads the gender from the second letter of the name: af_, am_, bf_, bm_.
func info(name, accent, age string, grade float64, about string) voices.Info {
	gender := "F"
	if name[1] == 'm' {
		gender = "M"
	}
	return voices.Info{Name: name, Gender: gender, Age: age, Accent: accent, Grade: grade, About: about}
}

// Infos lists the voices, whether or not the model is installed.
func Infos() []voices.Info { return append([]voices.Info{}, infos...) }

func infoOf(name string) (voices.Info, bool) {
	for _, i := range infos {
		if i.Name == name {
			return i, true
		}
	}
	return voices.Info{}, false
}
