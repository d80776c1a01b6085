package azure

import (
	"fmt"
	"slices"

	"radioplay/voices"
	"radioplay/voices/internal/ssml"
)

// styles are the speaking styles that come near a manner, the nearest first. Which of them a voice has, its entry in the
// list says.
var styles = map[string][]string{
	"whispered": {"whispering"},
	"murmured":  {"gentle", "calm"},
	"crooned":   {"affectionate", "lyrical", "gentle"},
	"shouted":   {"shouting"},
	"exclaimed": {"excited", "cheerful"},
	"laughing":  {"cheerful", "excited"},
	"weeping":   {"sad", "depressed"},
	"sung":      {"lyrical", "poetry-reading"},
	"exhausted": {"depressed", "sad"},
	"angry":     {"angry", "disgruntled", "unfriendly"},
	"afraid":    {"terrified", "fearful"},
	"cold":      {"unfriendly", "serious", "disgruntled"},
	"hesitant":  {"embarrassed"},
	"urgent":    {"excited"},
}

// neutral are styles for a role without a manner: the service wants one with every role.
var neutral = []string{"calm", "gentle", "chat", "assistant"}

// volumes are the levels in dB of manners that no style stands for. The service knows no level above a voice's own.
var volumes = map[string]float64{"murmured": -6, "crooned": -3, "weeping": -3, "exhausted": -3}

// emphatic are the voices that the service documents to stress a word.
var emphatic = []string{"en-US-GuyNeural", "en-US-DavisNeural", "en-US-JaneNeural"}

// document is what the service is sent: a manner as a style of the voice where it has one, else as prosody.
func document(v *voice, role string, u voices.Utterance) string {
	around := []ssml.Element{
		{Name: "speak", Attrs: []ssml.Attr{{Name: "version", Value: "1.0"}, {Name: "xmlns", Value: ssml.Namespace},
			{Name: "xmlns:mstts", Value: "https://www.w3.org/2001/mstts"}, {Name: "xml:lang", Value: v.Locale}}},
		{Name: "voice", Attrs: []ssml.Attr{{Name: "name", Value: v.ShortName}}},
	}
	own := u
	style := first(styles[u.Delivery.Manner], v.StyleList)
	if style != "" {
		own.Delivery.Manner = "" // the style is its pace and pitch
	}
	if express := expressAs(style, role, v, u.Delivery.Intensity); express != nil {
		around = append(around, *express)
	}
	d := ssml.Dialect{IPA: true, Emphasis: slices.Contains(emphatic, v.ShortName)}
	if !v.hd() {
		d.Rate, d.Pitch, d.Volume = ssml.RateChange, ssml.PitchSemitones, ssml.VolumeChange
	}
	bend := own.Bend()
	prosody := d.Prosody(clamp(bend.Rate, 0.5, 2), clamp(bend.PitchST, -12, 7), volumes[own.Delivery.Manner])
	if len(prosody) > 0 {
		d.Emphasis = false // the service has no emphasis inside prosody
	}
	return d.Write(u, append(around, prosody...)...).XML
}

// expressAs is the element of a style and a role; nil when there is neither.
func expressAs(style, role string, v *voice, intensity float64) *ssml.Element {
	e := &ssml.Element{Name: "mstts:express-as"}
	switch {
	case style != "":
		e.Attrs = []ssml.Attr{{Name: "style", Value: style}, {Name: "styledegree", Value: degree(intensity)}}
	case role == "":
		return nil
	default:
		if style = first(neutral, v.StyleList); style == "" && len(v.StyleList) > 0 {
			style = v.StyleList[0]
		}
		if style == "" {
			style = "Default"
		}
		e.Attrs = []ssml.Attr{{Name: "style", Value: style}}
	}
	if role != "" {
		e.Attrs = append(e.Attrs, ssml.Attr{Name: "role", Value: role})
	}
	return e
}

// degree is how strong a style is: 1 is the voice's own, 0.01 and 2 are the bounds. The middle intensity is a little more than 1.
func degree(intensity float64) string { return fmt.Sprintf("%.2f", 0.6+1.2*clamp(intensity, 0, 1)) }

func first(wanted, has []string) string {
	for _, w := range wanted {
		if slices.Contains(has, w) {
			return w
		}
	}
	return ""
}

func clamp(x, least, most float64) float64 { return min(max(x, least), most) }
