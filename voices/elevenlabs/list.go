package elevenlabs

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"radioplay/voices"
)

// voice is one of the account's voices.
type voice struct {
	ID          string            `json:"voice_id"`
	Name        string            `json:"name"`
	Category    string            `json:"category"`
	Description string            `json:"description"`
	Labels      map[string]string `json:"labels"`
	Settings    *settings         `json:"settings"`
	Languages   []struct {
		Language string `json:"language"`
		Locale   string `json:"locale"`
	} `json:"verified_languages"`
}

// short is the name without what many have behind it: "Roger - Laid-back".
func (v *voice) short() string {
	name, _, _ := strings.Cut(v.Name, " - ")
	return strings.TrimSpace(name)
}

// page is a part of the list.
type page struct {
	Voices []voice `json:"voices"`
	More   bool    `json:"has_more"`
	Next   string  `json:"next_page_token"`
}

const (
	pageSize  = 100
	mostPages = 100
)

// Voices lists those of the account that speak English. Names that several have are told by their IDs.
func (b *Backend) Voices(ctx context.Context) ([]voices.Info, error) {
	list, err := b.list(ctx, b.o.URL)
	if err != nil {
		return nil, err
	}
	count := map[string]int{}
	for i := range list {
		count[strings.ToLower(list[i].short())]++
	}
	var out []voices.Info
	for i := range list {
		v := &list[i]
		one := voices.Info{Name: v.short(), Gender: gender(v.Labels["gender"]), Age: age(v.Labels["age"]), Accent: v.accent(), Grade: 0.9, About: v.about()}
		if count[strings.ToLower(one.Name)] > 1 || one.Name == "" {
			one.Name = v.ID
		}
		if v.Category == "cloned" || v.Category == "generated" {
			one.Grade = 0.8
		}
		out = append(out, one)
	}
	return out, nil
}

func (v *voice) about() string {
	for _, s := range []string{v.Description, v.Labels["description"], v.Labels["descriptive"]} {
		if s = strings.Join(strings.Fields(s), " "); s != "" {
			return v.Name + ": " + s
		}
	}
	return v.Name
}

// english reports whether a voice speaks English, as far as the list tells.
func (v *voice) english() bool {
	return v.ID != "" && (v.Labels["language"] == "" || strings.HasPrefix(v.Labels["language"], "en") ||
		slices.ContainsFunc(v.Languages, func(l struct {
			Language string `json:"language"`
			Locale   string `json:"locale"`
		}) bool {
			return l.Language == "en"
		}))
}

// accents are those of the labels that have a tag of their own.
var accents = map[string]string{"american": "en-US", "british": "en-GB", "english": "en-GB", "australian": "en-AU", "irish": "en-IE", "scottish": "en-GB",
	"indian": "en-IN", "canadian": "en-CA", "south african": "en-ZA", "new zealand": "en-NZ"}

func (v *voice) accent() string {
	if a := accents[strings.ToLower(v.Labels["accent"])]; a != "" {
		return a
	}
	for _, l := range v.Languages {
		if strings.HasPrefix(l.Locale, "en-") {
			return l.Locale
		}
	}
	return ""
}

func gender(s string) string {
	switch strings.ToLower(s) {
	case "female":
		return "F"
	case "male":
		return "M"
	}
	return ""
}

func age(s string) string {
	switch strings.ReplaceAll(strings.ToLower(s), "_", " ") {
	case "young":
		return "young"
	case "middle aged", "middle-aged":
		return "adult"
	case "old":
		return "old"
	}
	return ""
}

// list asks for the voices, page by page, once.
func (b *Backend) list(ctx context.Context, base string) ([]voice, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if list := b.lists[base]; list != nil {
		return list, nil
	}
	var list []voice
	next := ""
	for range mostPages {
		path := fmt.Sprintf("/v2/voices?page_size=%d", pageSize)
		if next != "" {
			path += "&next_page_token=" + url.QueryEscape(next)
		}
		body, _, err := b.ask(ctx, http.MethodGet, base, path, nil)
		if err != nil {
			return nil, err
		}
		var p page
		if err := json.Unmarshal(body, &p); err != nil {
			return nil, fmt.Errorf("elevenlabs: %s/v2/voices is no list of voices (%w); is this the address of ElevenLabs?", base, err)
		}
		list = append(list, p.Voices...)
		if next = p.Next; !p.More || next == "" {
			break
		}
	}
	list = slices.DeleteFunc(list, func(v voice) bool { return !v.english() })
	if len(list) == 0 {
		return nil, fmt.Errorf("elevenlabs: the account has no English voice; add some from the voice library")
	}
	b.lists[base] = list
	return list, nil
}

// idRE is the form of the service's IDs.
var idRE = regexp.MustCompile(`^[A-Za-z0-9]{20}$`)

// find finds a voice by ID or name. An ID need not be on the account's list: voices of the library can be asked for by theirs.
func (b *Backend) find(ctx context.Context, base, name string) (voice, error) {
	list, err := b.list(ctx, base)
	if err != nil {
		return voice{}, err
	}
	for _, same := range []func(v *voice) bool{
		func(v *voice) bool { return v.ID == name },
		func(v *voice) bool { return strings.EqualFold(v.Name, name) },
		func(v *voice) bool { return strings.EqualFold(v.short(), name) },
	} {
		var found []*voice
		for i := range list {
			if name != "" && same(&list[i]) {
				found = append(found, &list[i])
			}
		}
		switch {
		case len(found) == 1:
			return *found[0], nil
		case len(found) > 1:
			return voice{}, fmt.Errorf("elevenlabs: %w: %d voices are called %q; name one by its ID, %s or %s", voices.ErrNoVoice, len(found), name, found[0].ID, found[1].ID)
		}
	}
	if idRE.MatchString(name) {
		return voice{ID: name}, nil
	}
	return voice{}, fmt.Errorf("elevenlabs: %w: %q; 'render voices list --engine elevenlabs' lists those of your account", voices.ErrNoVoice, name)
}
