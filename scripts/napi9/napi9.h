// Builds better-sqlite3 13 (Node-API 10) for a Node-API 9 runtime: the only Node-API 10
// feature it uses is references to primitives, so those are boxed in a tagged array.
#ifdef __cplusplus
#undef NAPI_VERSION
#define NAPI_VERSION 9
#include <node_api.h>
static const napi_type_tag kBox9 = {0x6e617069394f4e4cULL, 0x9b1f2c3d4e5f6071ULL};
static inline napi_status na9_create_reference(napi_env env, napi_value v, uint32_t n, napi_ref* out) {
  napi_valuetype t; napi_status s = napi_typeof(env, v, &t);
  if (s != napi_ok) return s;
  if (t != napi_object && t != napi_function) {
    napi_value box;
    if ((s = napi_create_array_with_length(env, 1, &box)) != napi_ok) return s;
    if ((s = napi_set_element(env, box, 0, v)) != napi_ok) return s;
    if ((s = napi_type_tag_object(env, box, &kBox9)) != napi_ok) return s;
    v = box;
  }
  return napi_create_reference(env, v, n, out);
}
static inline napi_status na9_get_reference_value(napi_env env, napi_ref ref, napi_value* out) {
  napi_status s = napi_get_reference_value(env, ref, out);
  if (s != napi_ok || *out == nullptr) return s;
  napi_valuetype t; if (napi_typeof(env, *out, &t) != napi_ok || t != napi_object) return napi_ok;
  bool box = false;
  if (napi_check_object_type_tag(env, *out, &kBox9, &box) == napi_ok && box) return napi_get_element(env, *out, 0, out);
  return napi_ok;
}
#define napi_create_reference na9_create_reference
#define napi_get_reference_value na9_get_reference_value
#endif
