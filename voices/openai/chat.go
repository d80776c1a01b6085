package openai

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"

	sdk "github.com/openai/openai-go/v3"
	"github.com/openai/openai-go/v3/option"
	"github.com/openai/openai-go/v3/shared"

	"radioplay/voices/internal/rest"
)

// mostAnswer bounds what is read of one answer of a chat, in bytes.
const mostAnswer = 1 << 20

// ChatOptions say which model is asked.
type ChatOptions struct {
	BaseURL string
	Model   string
	Key     string // as in Options
	KeyEnv  string // the variable that holds the key, for errors
}

// Chat asks one language model of a server (POST chat/completions). What the server
// refuses of a request is left out from then on: the schema for any JSON, then that too. It may be used in parallel.
type Chat struct {
	server *server
	model  string

	mu    sync.Mutex
	shape shape
}

// Question is what a model is asked, and the shape its answer shall have.
type Question struct {
	System, User string
	Schema       map[string]any // JSON Schema of the answer
}

// Usage is what a server says an answer took, in tokens; zero when it does not say.
type Usage struct {
	In  int `json:"in"`
	Out int `json:"out"`
}

// Plus adds.
func (u Usage) Plus(v Usage) Usage { return Usage{u.In + v.In, u.Out + v.Out} }

// Answer is what came back. Text may be anything: not every server heeds the schema.
type Answer struct {
	Text  string
	Cut   bool // it reached the server's limit of tokens before its end
	Usage Usage
}

// OpenChat checks the options. No server is asked yet. A key is sent over plain HTTP
// to this machine and to private networks only, and to OpenAI never without one.
func OpenChat(o ChatOptions) (*Chat, error) {
	check := rest.Base
	if o.Key == "" {
		check = rest.Address
	}
	base, err := check("llm", o.BaseURL)
	switch {
	case err != nil:
		return nil, err
	case base == DefaultBaseURL && o.Key == "":
		return nil, fmt.Errorf("llm: no key; set %s", o.KeyEnv)
	}
	c := rest.New("llm", o.Key)
	c.URLHint, c.PathHint = "start it, or change --llm", "the base URL usually ends in /v1"
	c.KeyHint = "check the key in " + o.KeyEnv + " (or what llm.key_env names)"
	return &Chat{server: connect(base, o.Key, c), model: o.Model}, nil
}

// Model is the name of the model.
func (c *Chat) Model() string { return c.model }

// Where is the address of the server.
func (c *Chat) Where() string { return c.server.base }

// Near reports whether the server is on this machine or on a network of one's own.
func (c *Chat) Near() bool { return rest.Near(c.server.base) }

// shape is how much of structured output a server bears.
type shape struct {
	format          format
	freeTemperature bool // it wants no temperature set
}

type format int

const (
	bySchema format = iota
	asJSON
	asText
)

// Ask asks once. An error is temporary (voices.Temporary) where asking again may help.
func (c *Chat) Ask(ctx context.Context, q Question) (Answer, error) {
	c.mu.Lock()
	s := c.shape
	c.mu.Unlock()
	for {
		a, err := c.ask(ctx, q, s)
		if err == nil {
			c.mu.Lock()
			c.shape = s
			c.mu.Unlock()
			return a, nil
		}
		lesser, ok := s.without(err)
		if !ok {
			return a, err
		}
		s = lesser
	}
}

// without is a request that asks less of a server which refused this one for its form; false when nothing is left to take away.
func (s shape) without(err error) (shape, bool) {
	var refused *rest.StatusError
	switch {
	case !errors.As(err, &refused):
		return s, false
	case refused.Status != http.StatusBadRequest && refused.Status != http.StatusUnprocessableEntity && refused.Status != http.StatusNotImplemented:
		return s, false
	case !s.freeTemperature && strings.Contains(strings.ToLower(refused.Words), "temperature"):
		s.freeTemperature = true
	case s.format < asText:
		s.format++
	default:
		return s, false
	}
	return s, true
}

func (c *Chat) ask(ctx context.Context, q Question, s shape) (Answer, error) {
	p := sdk.ChatCompletionNewParams{Model: c.model,
		Messages: []sdk.ChatCompletionMessageParamUnion{sdk.SystemMessage(q.System), sdk.UserMessage(q.User)}}
	if !s.freeTemperature {
		p.Temperature = sdk.Float(0) // the likeliest answer, and the same one next time
	}
	switch s.format {
	case bySchema:
		p.ResponseFormat.OfJSONSchema = &shared.ResponseFormatJSONSchemaParam{
			JSONSchema: shared.ResponseFormatJSONSchemaJSONSchemaParam{Name: "answer", Strict: sdk.Bool(true), Schema: q.Schema}}
	case asJSON:
		p.ResponseFormat.OfJSONObject = &shared.ResponseFormatJSONObjectParam{}
	}
	var raw []byte // some servers answer with a web page
	if err := c.server.sdk.Post(ctx, "chat/completions", p, &raw, option.WithMiddleware(bounded)); err != nil {
		return Answer{}, c.server.explain(ctx, err)
	}
	return c.read(raw)
}

// bounded keeps a server from filling the memory.
func bounded(r *http.Request, next option.MiddlewareNext) (*http.Response, error) {
	res, err := next(r)
	if res != nil {
		res.Body = struct {
			io.Reader
			io.Closer
		}{io.LimitReader(res.Body, mostAnswer), res.Body}
	}
	return res, err
}

// read takes the answer out of the reply, by the fields that every server has.
func (c *Chat) read(raw []byte) (Answer, error) {
	var body struct {
		Choices []struct {
			Message struct{ Content, Refusal string }
			Finish  string `json:"finish_reason"`
		}
		Usage struct {
			In  int `json:"prompt_tokens"`
			Out int `json:"completion_tokens"`
		}
		Error any
	}
	err := json.Unmarshal(raw, &body)
	a := Answer{Usage: Usage{body.Usage.In, body.Usage.Out}}
	wrong := ""
	switch {
	case err != nil && len(raw) >= mostAnswer:
		wrong = fmt.Sprintf("the answer is over %d MB", mostAnswer>>20)
	case err != nil:
		wrong = "the answer is none of a chat; the base URL usually ends in /v1"
	case body.Error != nil:
		return a, c.server.Refused(c.server.base, http.StatusOK, nil, raw)
	case len(body.Choices) == 0:
		wrong = "the answer is empty"
	case body.Choices[0].Message.Refusal != "":
		wrong = "the model refuses to answer"
	}
	if wrong != "" {
		return a, fmt.Errorf("llm: %s: %s", c.server.base, wrong)
	}
	a.Text, a.Cut = body.Choices[0].Message.Content, body.Choices[0].Finish == "length"
	return a, nil
}
